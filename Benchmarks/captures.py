"""Reads capture files, for scripts that only want their good frames."""

import struct

PCAP = {  # first four bytes: byte order, units a second
    b"\xd4\xc3\xb2\xa1": ("<", 10**6),
    b"\xa1\xb2\xc3\xd4": (">", 10**6),
    b"\x4d\x3c\xb2\xa1": ("<", 10**9),
    b"\xa1\xb2\x3c\x4d": (">", 10**9),
}


def pcap(data):
    """Yields (link type, nanoseconds, wire length, bytes) of a classic capture up to its first damaged record."""
    order, units = PCAP[data[:4]]
    if len(data) < 24:
        return
    link = struct.unpack_from(order + "I", data, 20)[0] & 0xFFFF
    at = 24
    while at + 16 <= len(data):
        seconds, fraction, captured, wire = struct.unpack_from(order + "4I", data, at)
        if captured > 262144 or at + 16 + captured > len(data):
            return
        yield link, (seconds * units + fraction) * (10**9 // units), wire, data[at + 16 : at + 16 + captured]
        at += 16 + captured


def units_a_second(options, order):
    """if_tsresol of an Interface Description Block's options (draft-ietf-opsawg-pcapng section 4.2)."""
    at = 0
    while at + 4 <= len(options):
        code, length = struct.unpack_from(order + "2H", options, at)
        if code == 9 and length == 1:
            value = options[at + 4]
            return 2 ** (value & 127) if value & 128 else 10**value
        if code == 0:
            break
        at += 4 + (length + 3 & ~3)
    return 10**6


def pcapng(data):
    """The same of a pcapng file."""
    order, interfaces, at, last = "<", [], 0, 0
    while at + 12 <= len(data):
        if data[at : at + 4] == b"\x0a\x0d\x0d\x0a":
            order = "<" if data[at + 8 : at + 12] == b"\x4d\x3c\x2b\x1a" else ">"
            interfaces = []
        kind, length = struct.unpack_from(order + "2I", data, at)
        if length < 12 or at + length > len(data):
            return
        body = data[at + 8 : at + length - 4]
        at += length
        if kind == 1 and len(body) >= 8:
            link, _, limit = struct.unpack_from(order + "2HI", body)
            interfaces.append((link, limit, units_a_second(body[8:], order)))
        elif kind in (2, 6) and len(body) >= 20:
            if kind == 6:
                number, high, low, captured, wire = struct.unpack_from(order + "5I", body)
            else:
                number, _, high, low, captured, wire = struct.unpack_from(order + "2H4I", body)
            if number < len(interfaces) and 20 + captured <= len(body):
                last = (high << 32 | low) * 10**9 // interfaces[number][2]
                yield interfaces[number][0], last, wire, body[20 : 20 + captured]
        elif kind == 3 and len(body) >= 4 and interfaces:
            (wire,) = struct.unpack_from(order + "I", body)
            captured = min(wire, interfaces[0][1] or wire, len(body) - 4)
            yield interfaces[0][0], last, wire, body[4 : 4 + captured]


def frames(path):
    """Yields (link type, nanoseconds, wire length, bytes) of a pcap or pcapng file; nothing of any other file."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] in PCAP:
        yield from pcap(data)
    elif data[:4] == b"\x0a\x0d\x0d\x0a":
        yield from pcapng(data)
