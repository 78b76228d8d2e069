/// Why this machine did not answer or obey. Holds facts, no sentences.
public enum HostError: Error, Hashable, Sendable {
  /// A system call failed; `subject` is what it was about, or "".
  case system(call: String, subject: String, errno: Int32)
  /// The user database (getpwnam(3)) has nobody of that name.
  case noSuchUser(String)
  /// After the rights were given away, this one was still there.
  case rightKept(KeptRight)

  /// What giving rights away did not take.
  public enum KeptRight: Hashable, Sendable {
    /// One of the real, effective and saved user ids is not the one wanted.
    case user(wanted: UInt32)
    /// One of the real, effective and saved group ids is not the one wanted.
    case group(wanted: UInt32)
    /// A supplementary group.
    case supplementaryGroups(Int)
    /// A capability is permitted or effective still.
    case capabilities
    /// A program that is executed could gain rights still (`PR_SET_NO_NEW_PRIVS`).
    case newPrivileges
  }
}
