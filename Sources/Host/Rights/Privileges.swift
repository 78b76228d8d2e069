import CPacket
import Glibc

/// What this process may do beyond an ordinary user's, and how it gives that away.
public enum Privileges {
  /// A right of its own (capabilities(7)), with the kernel's number.
  public enum Capability: UInt32, Hashable, Sendable, CaseIterable {
    /// Interfaces, routes, netfilter (`CAP_NET_ADMIN`).
    case networkAdministration = 12
    /// Raw and packet sockets (`CAP_NET_RAW`).
    case rawSockets = 13

    /// The kernel's name.
    public var name: String {
      switch self {
      case .networkAdministration: "CAP_NET_ADMIN"
      case .rawSockets: "CAP_NET_RAW"
      }
    }
  }

  /// Whether the calling thread has a capability in force (its effective set, capget(2)).
  ///
  /// - Throws: `HostError.system`.
  public static func has(_ capability: Capability) throws(HostError) -> Bool {
    try effective() & (1 &<< UInt64(capability.rawValue)) != 0
  }

  /// Whether there is anything to give away: root's user id, or any capability.
  ///
  /// - Throws: `HostError.system`.
  public static func areAboveOrdinary() throws(HostError) -> Bool {
    let sets = try capabilities()
    return geteuid() == 0 || getuid() == 0 || sets.0.permitted != 0 || sets.1.permitted != 0
  }

  /// Who the process becomes.
  public struct User: Hashable, Sendable {
    public var user: UInt32
    public var group: UInt32
    public init(user: UInt32, group: UInt32) {
      self.user = user
      self.group = group
    }

    /// Of the user database.
    ///
    /// - Throws: `HostError.noSuchUser`, or `.system` if the database cannot be read.
    public static func named(_ name: String) throws(HostError) -> User {
      var entry = unsafe passwd()
      var found: UnsafeMutablePointer<passwd>? = nil
      var room = [CChar](repeating: 0, count: 65_536)
      // Sound: `found` points to `entry`, whose numbers alone are read; its strings are in `room`.
      let code = unsafe room.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return ENOMEM }
        return unsafe getpwnam_r(name, &entry, start, buffer.count, &found)
      }
      guard code == 0 else { throw .system(call: "getpwnam_r", subject: name, errno: code) }
      guard unsafe found != nil else { throw .noSuchUser(name) }
      return unsafe User(user: entry.pw_uid, group: entry.pw_gid)
    }

    /// Whom sudo(8) was called by, by the values of `SUDO_UID` and `SUDO_GID`; nil if that is nobody.
    ///
    /// Root who calls sudo, or anybody of his group, is none, too: rights would be kept.
    public static func caller(user: String?, group: String?) -> User? {
      guard let user = user.flatMap(UInt32.init), let group = group.flatMap(UInt32.init), user != 0, group != 0,
        user != .max, group != .max
      else { return nil }
      return User(user: user, group: group)
    }

    /// `caller`, else the user "nobody".
    ///
    /// - Throws: as `named`.
    public static func behindSudo(user: String?, group: String?) throws(HostError) -> User {
      if let caller = caller(user: user, group: group) { return caller }
      return try named("nobody")
    }
  }

  /// Makes the process an ordinary user's without capabilities, for good, and looks whether it is so.
  ///
  /// To be called when every device and output is open and before a second thread exists: capabilities and
  /// no_new_privs are a thread's own. Whoever is not root keeps his ids and gives up his capabilities; so does the root
  /// of a user namespace that an ordinary user made, who is that user outside it (user_namespaces(7)).
  ///
  /// - Parameters:
  ///   - user: who root becomes.
  ///   - isInsisted: whether it is an error where root cannot become somebody else.
  /// - Throws: `HostError.system` with the call that failed, `.rightKept` with what is still there. The process has
  ///   then lost some rights and not others: it should end.
  public static func drop(to user: User, isInsisted: Bool = false) throws(HostError) {
    guard cpacket_set_no_new_privileges() == 0 else {
      throw .system(call: "prctl(PR_SET_NO_NEW_PRIVS)", subject: "", errno: errno)
    }
    let confined = try isConfined()
    let isRoot = geteuid() == 0 && !confined
    guard isRoot || !isInsisted else { throw .system(call: "setresuid", subject: "\(user.user)", errno: EPERM) }
    if isRoot {
      // Groups first: without root they could not be changed any more.
      guard setgroups(0, nil) == 0 else { throw .system(call: "setgroups", subject: "", errno: errno) }
      guard cpacket_setresgid(user.group, user.group, user.group) == 0 else {
        throw .system(call: "setresgid", subject: "\(user.group)", errno: errno)
      }
      guard cpacket_setresuid(user.user, user.user, user.user) == 0 else {
        throw .system(call: "setresuid", subject: "\(user.user)", errno: errno)
      }
    }
    // The only step that matters for a program with file capabilities in an ordinary user's hands.
    var none = (__user_cap_data_struct(), __user_cap_data_struct())
    // Sound: a tuple of two such structs lies in memory as an array of two.
    let result = unsafe withUnsafePointer(to: &none) {
      unsafe $0.withMemoryRebound(to: __user_cap_data_struct.self, capacity: 2) { unsafe cpacket_capset($0) }
    }
    guard result == 0 else { throw .system(call: "capset", subject: "", errno: errno) }
    try verify(isRoot ? user : User(user: getuid(), group: getgid()), groupsGiven: isRoot)
  }

  /// Asks the kernel for everything that `drop` changed.
  private static func verify(_ user: User, groupsGiven: Bool) throws(HostError) {
    var (real, effective, saved): (uid_t, uid_t, uid_t) = (0, 0, 0)
    // Sound: three numbers that outlive the call, twice.
    guard unsafe cpacket_getresuid(&real, &effective, &saved) == 0,
      real == user.user, effective == user.user, saved == user.user
    else { throw .rightKept(.user(wanted: user.user)) }
    guard unsafe cpacket_getresgid(&real, &effective, &saved) == 0,
      real == user.group, effective == user.group, saved == user.group
    else { throw .rightKept(.group(wanted: user.group)) }
    // A count of zero asks for the number only.
    let groups = getgroups(0, nil)
    if groupsGiven, groups != 0 { throw .rightKept(.supplementaryGroups(Int(groups))) }
    let sets = try capabilities()
    guard sets.0.permitted | sets.0.effective | sets.1.permitted | sets.1.effective == 0 else {
      throw .rightKept(.capabilities)
    }
    guard cpacket_get_no_new_privileges() == 1 else { throw .rightKept(.newPrivileges) }
  }

  /// Whether this is a user namespace without other users, where groups must not be given up.
  private static func isConfined() throws(HostError) -> Bool {
    // Sound: the path is lent as a C string for the call.
    let descriptor = unsafe open("/proc/self/setgroups", O_RDONLY | O_CLOEXEC)
    // A kernel without user namespaces has no such file.
    if descriptor < 0 && errno == ENOENT { return false }
    guard descriptor >= 0 else { throw .system(call: "open", subject: "/proc/self/setgroups", errno: errno) }
    defer { _ = close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8)
    // Sound: pointer and count are the array's.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    return count >= 4 && bytes.starts(with: Array("deny".utf8))
  }

  private static func effective() throws(HostError) -> UInt64 {
    let sets = try capabilities()
    return UInt64(sets.0.effective) | UInt64(sets.1.effective) &<< 32
  }

  /// The calling thread's sets: capabilities 0 to 31, then 32 to 63.
  private static func capabilities() throws(HostError) -> (__user_cap_data_struct, __user_cap_data_struct) {
    var sets = (__user_cap_data_struct(), __user_cap_data_struct())
    // Sound: a tuple of two such structs lies in memory as an array of two.
    let result = unsafe withUnsafeMutablePointer(to: &sets) {
      unsafe $0.withMemoryRebound(to: __user_cap_data_struct.self, capacity: 2) { unsafe cpacket_capget($0) }
    }
    guard result == 0 else { throw .system(call: "capget", subject: "", errno: errno) }
    return sets
  }
}
