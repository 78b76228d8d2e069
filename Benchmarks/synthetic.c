// Writes a synthetic capture (classic pcap, microseconds, Ethernet): the same bytes for the same arguments.
//
//   synthetic PACKETS FLOWS SEED >out.pcap          a mix of conversations with a heavy tail
//   synthetic --flat PACKETS FLOWS SEED >out.pcap   every flow equally long: for memory a flow
//
// Flow sizes follow a discrete power law, so that a few flows carry most packets while half of the
// flows have only a handful. By number of flows: 70 % TCP, 26 % UDP, 4 % ICMP echo; a quarter of them
// over IPv6 and one in twelve inside an 802.1Q tag. A TCP flow opens with its three-way handshake,
// acknowledges, and closes with FIN both ways or, one time in ten, with RST; one in fifty is only a
// refused SYN. Frame sizes are bimodal, as on access links: bare acknowledgements and full segments,
// with requests between them. A quarter of all flows is under way at any time, each sending bursts
// that grow with its size. All checksums are right.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;
static uint64_t next(void) {  // splitmix64
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}
static uint32_t below(uint32_t n) { return (uint32_t)(((next() >> 32) * n) >> 32); }
static uint32_t between(uint32_t low, uint32_t high) { return low + below(high - low + 1); }

enum { TCP = 6, UDP = 17, ICMP = 1, ICMPV6 = 58 };
enum { FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16 };

struct flow {
  uint8_t client[16], server[16];  // network order; IPv4 in the first four
  uint32_t total, sent;            // packets
  uint32_t sequence[2];
  uint16_t client_port, server_port, vlan, identification;
  uint8_t protocol;
  bool ipv6, resets, refused, downloads;
};

static uint8_t *put16(uint8_t *at, uint32_t v) {
  at[0] = (uint8_t)(v >> 8);
  at[1] = (uint8_t)v;
  return at + 2;
}
static uint8_t *put32(uint8_t *at, uint32_t v) { return put16(put16(at, v >> 16), v); }
static uint32_t sum(const uint8_t *at, size_t n, uint32_t s) {  // one's complement, RFC 1071
  for (; n > 1; n -= 2, at += 2) s += (uint32_t)at[0] << 8 | at[1];
  if (n) s += (uint32_t)at[0] << 8;
  while (s >> 16) s = (s & 0xffff) + (s >> 16);
  return s;
}

static void choose(struct flow *f, uint32_t index) {
  memset(f, 0, sizeof *f);
  f->ipv6 = below(4) == 0;
  f->vlan = below(12) == 0 ? (uint16_t)between(100, 115) : 0;
  uint32_t kind = below(100);
  f->protocol = kind < 70 ? TCP : kind < 96 ? UDP : f->ipv6 ? ICMPV6 : ICMP;
  uint32_t client = below(1u << 16), server = below(1u << 12);
  // The index is in the client's port, and beyond that in its address: no two flows share a key.
  f->client_port = (uint16_t)(1024 + index % 64000);
  uint32_t beyond = index / 64000;
  if (f->ipv6) {
    put32(f->client, 0x20010db8);
    put32(f->client + 4, beyond << 8);
    put32(f->client + 8, 0x02000000 | client >> 8);
    put32(f->client + 12, client * 2654435761u);
    put32(f->server, 0x20010db8);
    put32(f->server + 4, 0xff000000);
    put32(f->server + 12, server + 1);
  } else {
    put32(f->client, 0x0a000000 | (beyond & 255) << 16 | client);   // 10.0.0.0/8
    put32(f->server, 0xc6120000 | server << 2 | below(4));          // 198.18.0.0/15, RFC 2544
  }
  static const uint16_t tcp[] = {443, 443, 443, 443, 80, 80, 22, 25, 993, 5432, 8080, 3306};
  static const uint16_t udp[] = {53, 53, 53, 443, 443, 123, 5353, 161, 3478, 51820};
  f->server_port = f->protocol == TCP ? tcp[below(12)] : udp[below(10)];
  f->sequence[0] = (uint32_t)next();
  f->sequence[1] = (uint32_t)next();
  f->identification = (uint16_t)next();
  f->resets = below(10) == 0;
  f->refused = below(50) == 0;
  f->downloads = below(4) != 0;
}

static uint8_t record[16 + 1600];
static uint64_t now = 1700000000000000u;  // microseconds

// The flow's next packet, as a pcap record; its size in bytes.
static size_t build(struct flow *f) {
  uint32_t k = f->sent++, left = f->total - f->sent;
  bool back = k & 1;  // from the server
  uint8_t flags = ACK;
  uint32_t payload = 0;
  if (f->protocol == TCP) {
    if (k == 0) {
      flags = SYN;
    } else if (k == 1) {
      flags = f->refused ? RST | ACK : SYN | ACK;
    } else if (k == 2) {
      back = false;
    } else if (f->resets && left == 0) {
      flags = RST | ACK;
    } else if (!f->resets && f->total > 5 && left < 3) {
      flags = left == 0 ? ACK : FIN | ACK;
      back = left == 1;
    } else {  // the data one way, an acknowledgement for two segments the other
      back = k % 3 ? f->downloads : !f->downloads;
      if (k % 3) {
        payload = below(10) < 7 ? 1440 : between(1, 1439);
        flags = below(4) ? ACK : ACK | PSH;
      } else if (below(8) == 0) {
        payload = between(40, 600);
        flags = ACK | PSH;
      }
    }
  } else if (f->protocol == UDP) {
    payload = f->server_port == 443 ? (back ? 1200 : between(30, 80)) : between(24, back ? 500 : 90);
  } else {
    payload = 56;
  }

  const uint8_t *source = back ? f->server : f->client, *destination = back ? f->client : f->server;
  uint8_t *at = record + 16;
  static const uint8_t macs[2][6] = {{2, 0, 0, 0, 0, 1}, {2, 0, 0, 0, 0, 2}};
  memcpy(at, macs[!back], 6);
  memcpy(at + 6, macs[back], 6);
  at += 12;
  if (f->vlan) at = put16(put16(at, 0x8100), f->vlan);
  at = put16(at, f->ipv6 ? 0x86dd : 0x0800);
  uint32_t options = f->protocol == TCP ? (flags & SYN ? 20 : 12) : 0;
  uint32_t body = (f->protocol == TCP ? 20 + options : 8) + payload, address = f->ipv6 ? 16 : 4;
  if (f->ipv6) {
    put32(at, 0x60000000);
    put16(at + 4, body);
    at[6] = f->protocol;
    at[7] = 64;
    memcpy(at + 8, source, 16);
    memcpy(at + 24, destination, 16);
    at += 40;
  } else {
    put16(at, 0x4500);
    put16(at + 2, 20 + body);
    put16(at + 4, f->identification++);
    put16(at + 6, 0x4000);
    at[8] = 64;
    at[9] = f->protocol;
    put16(at + 10, 0);
    memcpy(at + 12, source, 4);
    memcpy(at + 16, destination, 4);
    put16(at + 10, ~sum(at, 20, 0));
    at += 20;
  }

  uint8_t *header = at, *checksum;
  uint16_t from = back ? f->server_port : f->client_port, to = back ? f->client_port : f->server_port;
  if (f->protocol == TCP) {
    put16(at, from);
    put16(at + 2, to);
    put32(at + 4, f->sequence[back]);
    put32(at + 8, flags & ACK ? f->sequence[!back] : 0);
    at[12] = (uint8_t)((20 + options) << 2);
    at[13] = flags;
    put16(at + 14, 0xfaf0);
    put32(checksum = at + 16, 0);
    at += 20;
    if (flags & SYN) {  // maximum segment size 1460, SACK permitted, timestamps, window scale 7
      at = put32(put32(put32(at, 0x020405b4), 0x0402080a), (uint32_t)now);
      at = put32(put32(at, 0), 0x01030307);
    } else {
      at = put32(put32(put32(at, 0x0101080a), (uint32_t)now), (uint32_t)now - 7);
    }
    f->sequence[back] += payload + ((flags & (SYN | FIN)) ? 1 : 0);
  } else if (f->protocol == UDP) {
    put16(at, from);
    put16(at + 2, to);
    put16(at + 4, body);
    put16(checksum = at + 6, 0);
    at += 8;
  } else {
    at[0] = f->ipv6 ? (back ? 129 : 128) : (back ? 0 : 8);
    at[1] = 0;
    put16(checksum = at + 2, 0);
    put16(at + 4, f->client_port);
    put16(at + 6, k / 2);
    at += 8;
  }
  for (uint32_t i = 0; i < payload; i += 8) {
    uint64_t word = next();
    memcpy(at + i, &word, payload - i < 8 ? payload - i : 8);
  }
  at += payload;
  uint32_t pseudo = 0;
  if (f->protocol != ICMP) pseudo = sum(destination, address, sum(source, address, f->protocol + body));
  uint32_t value = ~sum(header, body, pseudo) & 0xffff;
  put16(checksum, f->protocol == UDP && value == 0 ? 0xffff : value);

  uint32_t length = (uint32_t)(at - record - 16), wire = length < 60 ? 60 : length;  // Ethernet's padding
  memset(at, 0, wire - length);
  uint32_t head[4] = {(uint32_t)(now / 1000000), (uint32_t)(now % 1000000), wire, wire};
  memcpy(record, head, sizeof head);
  return 16 + wire;
}

int main(int argc, char **argv) {
  bool flat = argc > 1 && strcmp(argv[1], "--flat") == 0;
  if (flat) argc--, argv++;
  if (argc != 4) return fputs("usage: synthetic [--flat] PACKETS FLOWS SEED >out.pcap\n", stderr), 2;
  uint32_t packets = (uint32_t)strtoul(argv[1], NULL, 10), flows = (uint32_t)strtoul(argv[2], NULL, 10);
  state = strtoull(argv[3], NULL, 10);
  if (packets && (flows == 0 || packets < flows)) return fputs("synthetic: fewer packets than flows\n", stderr), 2;
  static const uint32_t header[6] = {0xa1b2c3d4, 4u << 16 | 2, 0, 0, 262144, 1};
  setvbuf(stdout, NULL, _IOFBF, 1 << 20);
  fwrite(header, sizeof header, 1, stdout);
  if (packets == 0) return fflush(stdout) ? 1 : 0;

  uint32_t wide = flows < 4 ? 1 : flows / 4;  // flows under way at a time
  struct flow *all = calloc(flows, sizeof *all);
  uint32_t *active = malloc(wide * sizeof *active);
  if (!all || !active) return fputs("synthetic: out of memory\n", stderr), 1;
  uint64_t weight = 0;
  for (uint32_t i = 0; i < flows; i++) {
    choose(&all[i], i);
    // An octave with halving chance, spread within it: P(size > n) falls as 1/n, up to half a million.
    uint32_t octave = flat ? 0 : (uint32_t)__builtin_ctzll(next() | 1ull << 18);
    all[i].total = (1u << octave) + (octave ? below(1u << octave) : 0);
    if (!flat && all[i].protocol == TCP && !all[i].refused) all[i].total += 5;  // a handshake and a close
    weight += all[i].total;
  }
  // Scaled to the number of packets wanted; every flow keeps at least one.
  uint64_t spare = packets - flows, carry = 0, given = 0;
  for (uint32_t i = 0; i < flows; i++) {
    carry += spare * all[i].total;
    all[i].total = 1 + (uint32_t)(carry / weight);
    if (all[i].refused && all[i].protocol == TCP && all[i].total > 2) all[i].total = 2;
    carry %= weight;
    given += all[i].total;
  }
  all[flows - 1].refused = false;
  all[flows - 1].total += (uint32_t)(packets - given);

  uint32_t count = 0, begun = 0;
  while (count < wide && begun < flows) active[count++] = begun++;
  while (count) {
    uint32_t place = below(count);
    struct flow *f = &all[active[place]];
    for (uint32_t burst = 1 + below(1 + (f->total < 2048 ? f->total / 64 : 32)); burst && f->sent < f->total; burst--) {
      now += 1 + below(20);
      size_t size = build(f);
      if (fwrite(record, size, 1, stdout) != 1) return perror("synthetic"), 1;
    }
    if (f->sent < f->total) continue;
    if (begun < flows) active[place] = begun++;
    else active[place] = active[--count];
  }
  return fflush(stdout) ? (perror("synthetic"), 1) : 0;
}
