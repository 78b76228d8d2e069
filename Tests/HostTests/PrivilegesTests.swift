import Foundation
import Testing

@testable import Host

/// Rights are given away for good: in a forked child, which is looked at from outside.
struct PrivilegesTests {
  private static let isRoot = geteuid() == 0 && (try? Privileges.has(.rawSockets)) == true

  /// Runs a body in a child of this process and looks at the child's /proc/PID/status after it.
  ///
  /// - Returns: the lines by name; nil if the body returned false or the child ended.
  private func statusOfChild(after body: () -> Bool) throws -> [String: String]? {
    // Swift hides fork(2); a child that only calls the kernel and then stops does no harm.
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
    let child = fork()
    if child == 0 {
      // A child that hangs is ended by the kernel.
      alarm(20)
      if body() { raise(SIGSTOP) }
      _exit(1)
    }
    var status: Int32 = 0
    // The child's alarm bounds this.
    while waitpid(child, &status, WUNTRACED) < 0 && errno == EINTR {}
    // WIFSTOPPED: else it has ended already.
    guard status & 0xff == 0x7f else { return nil }
    defer {
      kill(child, SIGKILL)
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    }
    var lines: [String: String] = [:]
    for line in try String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { lines[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    return lines
  }

  @Test(.enabled(if: isRoot, "not root"))
  func rootBecomesAnOrdinaryUserForGood() throws {
    #expect(try Privileges.areAboveOrdinary())
    let status = try #require(
      try statusOfChild {
        guard (try? Privileges.drop(to: Privileges.User(user: 65_534, group: 65_533))) != nil else { return false }
        let isOrdinary = (try? Privileges.areAboveOrdinary()) == false
        return isOrdinary && setuid(0) != 0 && (try? Privileges.has(.rawSockets)) == false
      })
    #expect(status["Uid"] == "65534\t65534\t65534\t65534")
    #expect(status["Gid"] == "65533\t65533\t65533\t65533")
    #expect(status["Groups"] == "")
    for set in ["CapPrm", "CapEff", "CapInh", "CapAmb"] { #expect(status[set] == "0000000000000000", "\(set)") }
    #expect(status["NoNewPrivs"] == "1")
  }

  /// The second time there is nothing to give away, and whoever is not root keeps his ids.
  @Test(.enabled(if: isRoot, "not root"))
  func ordinaryUserKeepsHisIds() throws {
    let status = try #require(
      try statusOfChild {
        (try? Privileges.drop(to: Privileges.User(user: 65_534, group: 65_534))) != nil
          && (try? Privileges.drop(to: Privileges.User(user: 1000, group: 1000))) != nil
      })
    #expect(status["Uid"] == "65534\t65534\t65534\t65534")
    #expect(status["Gid"] == "65534\t65534\t65534\t65534")
  }

  /// Root of a user namespace without other users cannot become another; whoever named one must hear of it.
  @Test(.enabled(if: isRoot, "not root"))
  func aNamedUserThatCannotBeIsAnError() throws {
    typealias Unshare = @convention(c) (CInt) -> CInt
    let unshare = unsafeBitCast(dlsym(nil, "unshare"), to: Unshare.self)
    func tell(_ file: String, _ text: String) -> Bool {
      let descriptor = open("/proc/self/" + file, O_WRONLY | O_CLOEXEC)
      defer { close(descriptor) }
      return text.withCString { write(descriptor, $0, strlen($0)) } == text.utf8.count
    }
    let status = try #require(
      try statusOfChild {
        // CLONE_NEWUSER of linux/sched.h.
        guard unshare(0x1000_0000) == 0, tell("setgroups", "deny"), tell("uid_map", "0 0 1"), tell("gid_map", "0 0 1")
        else { return false }
        let other = Privileges.User(user: 1000, group: 1000)
        do throws(HostError) {
          try Privileges.drop(to: other, isInsisted: true)
          return false
        } catch {
          guard error == .system(call: "setresuid", subject: "1000", errno: EPERM) else { return false }
        }
        return (try? Privileges.drop(to: other)) != nil
      })
    #expect(status["Uid"] == "0\t0\t0\t0")
    #expect(status["CapEff"] == "0000000000000000")
  }

  @Test func userBehindSudo() throws {
    let nobody = try Privileges.User.named("nobody")
    #expect(nobody.user != 0)
    #expect(try Privileges.User.behindSudo(user: "1000", group: "100") == Privileges.User(user: 1000, group: 100))
    // Root who calls sudo, no sudo at all, and words that are no numbers.
    #expect(try Privileges.User.behindSudo(user: "0", group: "0") == nobody)
    #expect(try Privileges.User.behindSudo(user: nil, group: nil) == nobody)
    #expect(try Privileges.User.behindSudo(user: "1000", group: nil) == nobody)
    #expect(try Privileges.User.behindSudo(user: "-1", group: "100") == nobody)
    #expect(try Privileges.User.behindSudo(user: "4294967295", group: "100") == nobody)
    #expect(try Privileges.User.behindSudo(user: "root", group: "root") == nobody)
    // Root's group with an ordinary user would be a right that is kept.
    #expect(try Privileges.User.behindSudo(user: "1000", group: "0") == nobody)
  }

  @Test func unknownUser() {
    #expect(throws: HostError.noSuchUser("no-such-user-at-all")) {
      _ = try Privileges.User.named("no-such-user-at-all")
    }
  }
}
