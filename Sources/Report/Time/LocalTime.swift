import Glibc

extension TimeStyle {
  /// The host's time zone (localtime_r(3): `TZ`, else /etc/localtime).
  public static let local: Offset = { seconds in
    var moment = time_t(seconds)
    var parts = unsafe tm()
    // Sound: both pointers are to locals that outlive the call, and nil (a year beyond int) leaves `parts` zero.
    guard unsafe localtime_r(&moment, &parts) != nil else { return 0 }
    return unsafe parts.tm_gmtoff
  }
}
