import Wire

/// A key with a hash of its own, keyed by a seed. Swift's `Hasher` takes several times as long, and a sum over all
/// flows asks once or twice a flow.
protocol GroupKey: Equatable, Sendable {
  func hash(_ seed: UInt64) -> UInt64
}

/// Places of keys in the order of appearance: an index with open addressing over a list.
struct KeyIndex<Key: GroupKey>: Sendable {
  private(set) var keys: [Key] = []
  /// Upper half of the hash << 32 | place + 1; 0 where free. At most 5/8 are used.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  // New in every run: nobody can prepare addresses that collide.
  private let seed = UInt64.random(in: .min ... .max)

  /// The place of `key` in `keys`; where it is new, behind all others.
  mutating func place(of key: Key) -> Int {
    let tag = key.hash(seed) &>> 32
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: tag) & mask
    while slots[slot] != 0 {
      if slots[slot] &>> 32 == tag {
        let place = Int(slots[slot] & 0xFFFF_FFFF) &- 1
        if keys[place] == key { return place }
      }
      slot = (slot &+ 1) & mask
    }
    keys.append(key)
    slots[slot] = tag &<< 32 | UInt64(keys.count)
    if keys.count &* 8 > slots.count &* 5 { grow() }
    return keys.count &- 1
  }

  private mutating func grow() {
    var grown = [UInt64](repeating: 0, count: slots.count &* 2)
    let mask = grown.count &- 1
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry &>> 32) & mask
      while grown[slot] != 0 { slot = (slot &+ 1) & mask }
      grown[slot] = entry
    }
    slots = grown
  }
}

/// Flows gathered by a key, in one pass: a slot for each key in the order of appearance.
struct Grouping<Key: GroupKey>: Sendable {
  private var index = KeyIndex<Key>()
  var totals: [FlowTotals] = []

  var keys: [Key] { index.keys }

  /// The slot of `key`, made where it is new.
  mutating func slot(for key: Key) -> Int {
    let slot = index.place(of: key)
    if slot == totals.count { totals.append(FlowTotals()) }
    return slot
  }
}

/// How many different addresses each slot has met.
struct AddressCounter: Sendable {
  private struct Meeting: GroupKey {
    let slot: UInt32
    let address: IPAddress
    func hash(_ seed: UInt64) -> UInt64 { address.hash(seed &+ UInt64(slot)) }
  }
  /// Most endpoints meet one address only: the first stands here, the further ones in the index.
  private var firstMet: [IPAddress?] = []
  private var further = KeyIndex<Meeting>()
  private var counts: [UInt64] = []

  mutating func meet(_ address: IPAddress, in slot: Int) {
    while firstMet.count <= slot {
      firstMet.append(nil)
      counts.append(0)
    }
    guard let first = firstMet[slot] else {
      firstMet[slot] = address
      counts[slot] = 1
      return
    }
    guard first != address else { return }
    let known = further.keys.count
    if further.place(of: Meeting(slot: UInt32(truncatingIfNeeded: slot), address: address)) == known {
      counts[slot] += 1
    }
  }

  func count(in slot: Int) -> UInt64 { slot < counts.count ? counts[slot] : 0 }
}

extension IPAddress: GroupKey {
  func hash(_ seed: UInt64) -> UInt64 {
    FlowKey.fold(
      high ^ seed ^ UInt64(version.rawValue), FlowKey.fold(low ^ 0xA076_1D64_78BD_642F, seed ^ 0xE703_7ED1_A0B4_28DB))
  }
}
extension EndpointName: GroupKey {
  func hash(_ seed: UInt64) -> UInt64 {
    address.hash(seed ^ UInt64(protocolNumber.rawValue) &<< 32 ^ UInt64(number.rank))
  }
}
extension AddressPair: GroupKey {
  func hash(_ seed: UInt64) -> UInt64 { second.hash(first.hash(seed)) }
}
extension ServiceNumber: GroupKey {
  func hash(_ seed: UInt64) -> UInt64 {
    FlowKey.fold(seed ^ UInt64(protocolNumber.rawValue) &<< 32 ^ UInt64(number.rank), 0x8EBC_6AF0_9C88_C6E3)
  }
}
