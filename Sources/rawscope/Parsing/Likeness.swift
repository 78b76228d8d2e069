/// Which known word somebody may have meant.
enum Likeness {
  /// The nearest of `candidates` within two slips of the finger (one where the word is short), but not the word itself.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let allowed = word.count < 5 ? 1 : 2
    return candidates.map { (candidate: $0, slips: slips(from: Array(word), to: Array($0))) }
      .filter { $0.slips > 0 && $0.slips <= allowed }
      .min { $0.slips < $1.slips }?.candidate
  }

  /// Insertions, omissions, substitutions and swaps of neighbours between two words: Damerau and Levenshtein's
  /// distance in its restricted form.
  static func slips(from a: [Character], to b: [Character]) -> Int {
    // Words of a command line may be long; beyond this they are not slips of a short word.
    guard a.count <= 64, b.count <= 64, !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 1...a.count {
      for j in 1...b.count {
        let substitution = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var least = min(table[i - 1][j] + 1, table[i][j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, table[i - 2][j - 2] + 1)
        }
        table[i][j] = least
      }
    }
    return table[a.count][b.count]
  }
}
