import Foundation
import Testing

@testable import Host

/// Rights are given away for good: what is looked at happens in a forked child, whose exit status tells.
struct PrivilegesTests {
  private static let isRoot = geteuid() == 0 && (try? Privileges.has(.rawSockets)) == true

  /// Runs a body in a child of this process and returns its exit status; nil if it ended otherwise.
  private func inChild(_ body: () -> Int32) -> Int32? {
    // Swift hides fork(2); a child that only calls the kernel and ends by _exit does no harm.
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
    let child = fork()
    if child == 0 {
      // A child that hangs is ended by the kernel.
      alarm(20)
      _exit(body())
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : nil
  }

  /// The lines of /proc/self/status that tell of rights.
  private static func status() -> [String: String] {
    let text = (try? String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)) ?? ""
    var lines: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { lines[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    return lines
  }

  @Test(.enabled(if: isRoot, "not root"))
  func rootBecomesAnOrdinaryUserForGood() {
    let result = inChild {
      guard (try? Privileges.areAboveOrdinary()) == true, (try? Privileges.has(.rawSockets)) == true else { return 1 }
      do throws(HostError) {
        try Privileges.drop(to: Privileges.User(user: 65_534, group: 65_533))
      } catch {
        return 2
      }
      let status = Self.status()
      guard status["Uid"] == "65534\t65534\t65534\t65534" else { return 3 }
      guard status["Gid"] == "65533\t65533\t65533\t65533" else { return 4 }
      guard status["Groups"] == "" else { return 5 }
      guard ["CapPrm", "CapEff", "CapInh"].allSatisfy({ status[$0] == "0000000000000000" }) else { return 6 }
      guard status["NoNewPrivs"] == "1" else { return 7 }
      guard setuid(0) != 0, (try? Privileges.has(.rawSockets)) == false else { return 8 }
      guard (try? Privileges.areAboveOrdinary()) == false else { return 9 }
      return 42
    }
    #expect(result == 42)
  }

  /// The second time there is nothing to give away, and whoever is not root keeps his ids.
  @Test(.enabled(if: isRoot, "not root"))
  func ordinaryUserKeepsHisIds() {
    let result = inChild {
      do throws(HostError) {
        try Privileges.drop(to: Privileges.User(user: 65_534, group: 65_534))
        try Privileges.drop(to: Privileges.User(user: 1000, group: 1000))
      } catch {
        return 1
      }
      return getuid() == 65_534 && getgid() == 65_534 ? 42 : 2
    }
    #expect(result == 42)
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
