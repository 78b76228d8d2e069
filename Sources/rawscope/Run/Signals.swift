import Glibc
import Synchronization

/// What the program was asked through signal(7). Handlers only set these; the run looks at them between batches.
enum Signals {
  private static let asked = Atomic<Bool>(false)
  private static let statistics = Atomic<Bool>(false)

  /// Whether somebody wants the run to end: SIGINT, SIGTERM or SIGHUP came.
  static var endAsked: Bool { asked.load(ordering: .relaxed) }

  /// Whether SIGUSR1 came since this was last asked.
  static func takeStatisticsAsked() -> Bool { statistics.exchange(false, ordering: .relaxed) }

  /// A reader that goes away, or a file that may not grow further, shall be an error of write(2), not the end of
  /// the process.
  static func ignoreFailedWrites() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Handles the signals from here on. A second one of the kind that ends the run ends the process as usual.
  static func handle() {
    // The handlers may not be the first to reach the lazily made flags.
    asked.store(false, ordering: .relaxed)
    statistics.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      install(number, flags: UInt32(SA_RESETHAND)) { _ in Signals.asked.store(true, ordering: .relaxed) }
    }
    if !isIgnored(SIGHUP) {
      install(SIGHUP, flags: UInt32(SA_RESETHAND)) { _ in Signals.asked.store(true, ordering: .relaxed) }
    }
    install(SIGUSR1, flags: 0) { _ in Signals.statistics.store(true, ordering: .relaxed) }
    unblock([SIGINT, SIGTERM, SIGHUP, SIGUSR1])
  }

  /// A parent that blocked signals for itself hands that on; a capture that cannot be stopped is no use to anyone.
  private static func unblock(_ numbers: [Int32]) {
    var set = sigset_t()
    // Sound: the set outlives the calls, which fill and read no more than it.
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    unsafe sigprocmask(SIG_UNBLOCK, &set, nil)
  }

  /// nohup(1) has it ignored before the program begins.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // Compared as addresses: SIG_IGN is no function that may be called.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Without SA_RESTART, so that a waiting read(2) or poll(2) returns and the run can look at the flags.
  private static func install(_ number: Int32, flags: UInt32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    // Sound: the handlers do nothing but store to lock-free atomics, which signal-safety(7) allows.
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = Int32(truncatingIfNeeded: flags)
    _ = unsafe sigaction(number, &action, nil)
  }
}
