import Wire

/// Flows gathered by a key, in one pass: a slot for each key in the order of appearance.
struct Grouping<Key: Hashable> {
  private var slots: [Key: Int] = [:]
  private(set) var keys: [Key] = []
  var totals: [FlowTotals] = []

  /// The slot of `key`, made where it is new.
  mutating func slot(for key: Key) -> Int {
    if let slot = slots[key] { return slot }
    let slot = keys.count
    slots[key] = slot
    keys.append(key)
    totals.append(FlowTotals())
    return slot
  }
}

/// How many different addresses each slot has met.
struct AddressCounter {
  private struct Meeting: Hashable {
    let slot: Int
    let address: IPAddress
  }
  /// Most endpoints meet one address only: the first stands here, the further ones in the set.
  private var firstMet: [IPAddress?] = []
  private var further: Set<Meeting> = []
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
    guard first != address, further.insert(Meeting(slot: slot, address: address)).inserted else { return }
    counts[slot] += 1
  }

  func count(in slot: Int) -> UInt64 { slot < counts.count ? counts[slot] : 0 }
}
