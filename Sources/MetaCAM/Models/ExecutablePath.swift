#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum ExecutablePath {
  /// The running program's file, links resolved.
  package static var current: String {
    #if os(Linux)
      let link = "/proc/self/exe"
    #else
      let link = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(link, nil) else { return CommandLine.arguments.first ?? "" }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
