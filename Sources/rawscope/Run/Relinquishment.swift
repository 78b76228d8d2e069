import Capture
import Glibc
import Host

/// Rights are given away between the opening of device and outputs and the first frame.
enum Relinquishment {
  /// Becomes the user of `-Z`, or whoever called sudo(8), without any capability.
  ///
  /// - Throws: `ExitStatus.failure` where that is not possible, after it was said: nothing is decoded with rights.
  static func perform(user name: String?, isVerbose: Bool) throws(ExitStatus) {
    do throws(HostError) {
      if let name, geteuid() != 0 {
        throw HostError.system(call: "setresuid", subject: name, errno: EPERM)
      }
      guard try Privileges.areAboveOrdinary() else { return }
      let user =
        if let name {
          try Privileges.User.named(name)
        } else {
          try Privileges.User.behindSudo(
            user: Environment.value("SUDO_UID"), group: Environment.value("SUDO_GID"))
        }
      try Privileges.drop(to: user, isInsisted: name != nil)
      if isVerbose { Talk.say("rights given away: user \(getuid()), group \(getgid()), no capability") }
    } catch {
      Talk.say(words(error))
      throw .failure
    }
  }

  /// Whom a file that root makes belongs to: who asked for it through `-Z` or sudo(8); nil: whoever runs this.
  ///
  /// A wrong name has no owner here; `perform` says what is the matter.
  static func owner(user name: String?) -> FileOwner? {
    // A real user id of root: the environment is then root's own, and not that of whoever ran a set-user-ID program.
    guard getuid() == 0, geteuid() == 0 else { return nil }
    let user =
      if let name {
        try? Privileges.User.named(name)
      } else {
        Privileges.User.caller(user: Environment.value("SUDO_UID"), group: Environment.value("SUDO_GID"))
      }
    return user.map { FileOwner(user: $0.user, group: $0.group) }
  }

  private static func words(_ error: HostError) -> String {
    switch error {
    case .system(let call, let subject, let code):
      (subject.isEmpty ? "" : Spoken.plain(subject) + ": ") + "\(call): \(SystemText.of(code))"
    case .noSuchUser(let name): "\(Spoken.plain(name)): no such user"
    case .rightKept: "the rights of the start could not all be given away"
    }
  }
}
