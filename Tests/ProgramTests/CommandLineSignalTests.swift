import Foundation
import Testing

/// Runs that signals end or ask, and runs on an interface of a network namespace of their own.
@Suite struct CommandLineSignalTests {
  private let folder: CommandLineFolder
  private let capture: String

  init() throws {
    folder = try CommandLineFolder()
    capture = try folder.file("good.pcap", CommandLineCapture.datagrams(5))
  }

  /// Starts the program on a pipe that stays open, waits until it has read what is there and waits for more, and
  /// then does what `action` says with `$pid`.
  private func onAnOpenPipe(_ action: String, before: String = ":") throws -> BuiltProgram.Outcome {
    try BuiltProgram.shell(
      """
      cd '\(folder.url.path)' && mkfifo pipe && exec 3<>pipe && cat '\(capture)' >&3
      \(before)
      "$RAWSCOPE" -r pipe --count 3>&- & pid=$!
      waits() {
        for _ in {1..500}; do
          grep -q '^State:.S' /proc/$pid/status && grep -q pipe_read /proc/$pid/stack && return
          sleep 0.02
        done
        echo 'never waited' >&2
      }
      waits
      \(action)
      wait $pid; echo "exit $?"
      """)
  }

  /// /proc/PID/stack, which tells that the program waits for the pipe, is for root.
  static let seesStacks = getuid() == 0 && FileManager.default.isReadableFile(atPath: "/proc/self/stack")

  @Test(.enabled(if: seesStacks), arguments: ["INT", "TERM", "HUP"])
  func aSignalEndsTheReadingOfAFile(signal: String) throws {
    let outcome = try onAnOpenPipe("kill -\(signal) $pid")
    #expect(outcome.output == "5 packets\n5 flows\nexit 1\n")
    #expect(outcome.errors == "rawscope: interrupted: the rest was not read\n")
  }

  @Test(.enabled(if: seesStacks))
  func aHangUpThatWasIgnoredIsLeftAlone() throws {
    let outcome = try onAnOpenPipe("kill -HUP $pid; exec 3>&-", before: "trap '' HUP")
    #expect(outcome.output == "5 packets\n5 flows\nexit 0\n")
    #expect(outcome.errors == "")
  }

  @Test(.enabled(if: seesStacks))
  func aQuestionForStatisticsIsAnsweredAndTheRunGoesOn() throws {
    let outcome = try onAnOpenPipe("kill -USR1 $pid; sleep 0.1; waits; exec 3>&-")
    #expect(outcome.output == "5 packets\n5 flows\nexit 0\n")
    #expect(outcome.errorLines.first == "5 packets captured")
  }

  @Test func progressIsForTerminalsOnly() throws {
    let outcome = try onAnOpenPipe("sleep 0.6; cat '\(capture)' | tail -c 76 >&3; exec 3>&-")
    #expect(outcome.errors == "")
  }
}

/// Devices that cannot be captured from.
@Suite struct CommandLineDeviceTests {
  /// The program without any rights: as nobody, if this is root.
  private func withoutRights(_ arguments: String) throws -> BuiltProgram.Outcome {
    try BuiltProgram.shell(
      "if [ $(id -u) = 0 ]; then exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$RAWSCOPE\" \(arguments); "
        + "else exec \"$RAWSCOPE\" \(arguments); fi")
  }

  @Test(arguments: ["-i lo", "-ilo", "-i lo --via ring", "-i lo --via libpcap"])
  func withoutRightsNamesTheCapabilityAndTwoCommands(arguments: String) throws {
    let outcome = try withoutRights(arguments)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.first?.hasPrefix("rawscope: lo: ") ?? false)
    #expect(outcome.errorLines.first?.contains("CAP_NET_RAW") ?? false)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("run: sudo ") && outcome.errors.contains(" \(arguments); or once"))
    #expect(outcome.errors.contains("sudo setcap cap_net_raw=ep "))
  }

  @Test(arguments: ["ring", "libpcap", "auto"])
  func anUnknownInterfaceIsNamed(way: String) throws {
    // libpcap by itself looks at rights before it looks at names.
    let outcomes = [
      try BuiltProgram.run(["-i", "nosuch0", "--via", way]), try withoutRights("-i nosuch0 --via \(way)"),
    ]
    for outcome in outcomes {
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(
        outcome.errorLines == [
          "rawscope: nosuch0: no such interface; rawscope interfaces lists those that there are"
        ])
    }
  }

  @Test func theRingOfALibpcapDeviceIsRefused() throws {
    let outcome = try BuiltProgram.run(["-i", "any", "--via", "ring"])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "rawscope: any: libpcap's own device, for which the kernel has no ring; leave out --via ring\n")
  }

  @Test(arguments: [["interfaces"], ["-D"], ["interfaces", "--json"], ["-D", "--json"]])
  func interfacesAreListedWithoutRights(arguments: [String]) throws {
    let outcome = try withoutRights(arguments.joined(separator: " "))
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("lo ") || $0.contains(#""name":"lo""#) })
  }
}

/// Live runs as their user sees them, on the loopback of a network namespace of their own.
@Suite struct CommandLineLiveTests {
  static let canMakeNamespaces = ((try? BuiltProgram.shell("unshare -n true"))?.status ?? 1) == 0

  /// Runs the program on `lo`, and `action` when it listens.
  private func onLoopback(
    _ options: String, _ action: String, command: String = "flows"
  ) throws -> BuiltProgram.Outcome {
    let folder = try CommandLineFolder()
    return try BuiltProgram.shell(
      """
      cd '\(folder.url.path)' && exec unshare -n bash -c '
      ip link set lo up
      "$RAWSCOPE" \(command) -i lo \(options) 2> errors & pid=$!
      for _ in {1..500}; do grep -qs listening errors && break; sleep 0.02; done
      \(action)
      wait $pid; echo "exit $?"; cat errors >&2'
      """)
  }
  private static let threeDatagrams = "for _ in 1 2 3; do echo hello > /dev/udp/127.0.0.1/9; done"

  @Test(.enabled(if: canMakeNamespaces), arguments: ["INT", "TERM", "HUP"], ["ring", "libpcap"])
  func aSignalEndsALiveRunWell(signal: String, way: String) throws {
    let outcome = try onLoopback("--via \(way) --count udp", "\(Self.threeDatagrams); kill -\(signal) $pid")
    #expect(outcome.output == "3 packets\n3 flows\nexit 0\n")
    #expect(outcome.errorLines.contains("3 packets captured"))
    #expect(outcome.errorLines.contains("0 packets dropped by kernel"))
  }

  @Test(.enabled(if: canMakeNamespaces))
  func aCountEndsALiveRun() throws {
    let outcome = try onLoopback("-c2 --count udp", Self.threeDatagrams)
    #expect(outcome.output == "2 packets\n2 flows\nexit 0\n")
    #expect(outcome.errorLines.contains("2 packets captured"))
  }

  @Test(.enabled(if: canMakeNamespaces), arguments: ["ring", "libpcap"])
  func packetsArePrintedAsTheyCome(way: String) throws {
    // The second datagram is only sent when the first one's line is there.
    let outcome = try onLoopback(
      "-lt# --via \(way) -w seen.pcap --print udp > lines",
      """
      echo hello > /dev/udp/127.0.0.1/9
      for _ in {1..500}; do grep -qs "^    1  IP 127" lines && break; sleep 0.02; done
      echo hello > /dev/udp/127.0.0.1/9
      for _ in {1..500}; do grep -qs "^    2  IP 127" lines && break; sleep 0.02; done
      kill -INT $pid; wait $pid; status=$?; cat lines; "$RAWSCOPE" packets -t# -r seen.pcap; exit $status
      """, command: "packets")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.prefix(2) == lines.suffix(2))
    #expect(outcome.status == 0)
  }

  @Test(.enabled(if: canMakeNamespaces))
  func numbersAndACountEndALiveRun() throws {
    let outcome = try onLoopback("-t# --packet 2-3 udp", Self.threeDatagrams, command: "packets")
    #expect(outcome.output.hasPrefix("    2  IP 127.0.0.1."))
    #expect(outcome.output.hasSuffix("\nexit 0\n"))
    #expect(outcome.output.split(separator: "\n").count == 3)
    #expect(outcome.errorLines.contains("2 packets captured"))
    #expect(outcome.errorLines.contains { $0.hasSuffix("an interrupt (^C) ends it") })
  }

  /// Without a further packet, which may be hours away. (A program that goes on is killed, and the status says so.)
  @Test(.enabled(if: canMakeNamespaces))
  func aReaderThatGoesAwayEndsALiveRun() throws {
    let outcome = try BuiltProgram.shell(
      """
      exec unshare -n bash -c '
      ip link set lo up; errors=$(mktemp)
      { for _ in {1..500}; do grep -qs listening $errors && break; sleep 0.02; done
        echo hello > /dev/udp/127.0.0.1/9; } &
      timeout -k 1 60 "$RAWSCOPE" packets -lt -i lo udp 2> $errors | head -n 1
      echo "exit ${PIPESTATUS[0]}"; wc -l < $errors; rm $errors'
      """)
    #expect(outcome.output.hasPrefix("IP 127.0.0.1."))
    // One line: that it listens.
    #expect(outcome.output.hasSuffix("\nexit 0\n1\n"))
  }

  /// Opened with root's rights, written without them.
  @Test(.enabled(if: canMakeNamespaces && getuid() == 0))
  func aNewFileBelongsToTheUserThatWasNamed() throws {
    let outcome = try onLoopback(
      "-Z nobody -w seen.pcap -c3 --count udp",
      "\(Self.threeDatagrams); wait $pid; stat -c %U seen.pcap; \"$RAWSCOPE\" -r seen.pcap --count")
    #expect(outcome.output == "3 packets\n3 flows\nnobody\n3 packets\n3 flows\nexit 0\n")
  }

  @Test(.enabled(if: canMakeNamespaces))
  func quietIsQuiet() throws {
    let outcome = try onLoopback("-q --count udp", "sleep 2; \(Self.threeDatagrams); kill -INT $pid")
    #expect(outcome.output == "3 packets\n3 flows\nexit 0\n")
    #expect(outcome.errors == "")
  }

  @Test(.enabled(if: canMakeNamespaces), arguments: [("ring", "bound to ETH_P_ALL"), ("libpcap", "libpcap")])
  func verboseTellsTheSocket(way: String, words: String) throws {
    let outcome = try onLoopback("-v --via \(way) --count", "kill -INT $pid")
    let line = outcome.errorLines.first { $0.contains("socket(") }
    #expect(line?.contains("socket(AF_PACKET, SOCK_RAW, ") ?? false)
    #expect(line?.contains(words) ?? false)
    #expect(line?.contains("it sees neither") ?? false)
  }

  @Test(.enabled(if: canMakeNamespaces))
  func writtenFramesGiveTheSameFlows() throws {
    let outcome = try onLoopback(
      "-w seen.pcap --by flow udp",
      "\(Self.threeDatagrams); kill -INT $pid; wait $pid; \"$RAWSCOPE\" -r seen.pcap --by flow")
    let lines = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("exit") }
    #expect(lines.count == 8)
    #expect(Array(lines.prefix(4)) == Array(lines.suffix(4)))
  }

  /// Nothing has come yet, not even the header: the wait for it can be ended too. (A program that does not listen is
  /// killed after five seconds more, and the status says so.)
  @Test func anInterruptEndsTheWaitForASilentPipe() throws {
    let outcome = try BuiltProgram.shell(
      "pipe=$(mktemp -u); mkfifo $pipe; exec 3<>$pipe; rm $pipe; "
        + "timeout --preserve-status -k 5 -s INT 0.5 \"$RAWSCOPE\" -r - <&3 3<&-")
    #expect(outcome.status == 1)
    #expect(outcome.errorLines == ["rawscope: interrupted: the rest was not read"])
    #expect(outcome.output == "")
  }

  @Test(.enabled(if: canMakeNamespaces))
  func anInterfaceThatIsDeletedEndsTheRun() throws {
    let folder = try CommandLineFolder()
    let outcome = try BuiltProgram.shell(
      """
      cd '\(folder.url.path)' && exec unshare -n bash -c '
      ip link add one type veth peer name two && ip link set one up && ip link set two up
      "$RAWSCOPE" -i one --count udp port 9 2> errors & pid=$!
      for _ in {1..500}; do grep -qs listening errors && break; sleep 0.02; done
      ip link delete one
      wait $pid; echo "exit $?"; cat errors >&2'
      """)
    #expect(outcome.output == "0 packets\n0 flows\nexit 1\n")
    #expect(outcome.errors.contains("one: "))
  }
}
