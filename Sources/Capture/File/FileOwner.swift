/// Whom a file belongs to (chown(2)).
public struct FileOwner: Hashable, Sendable {
  /// User id.
  public var user: UInt32
  /// Group id.
  public var group: UInt32

  public init(user: UInt32, group: UInt32) {
    self.user = user
    self.group = group
  }
}
