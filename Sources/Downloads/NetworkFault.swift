import AsyncHTTPClient
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the errors of the network mean, in a few words.
enum NetworkFault {
  static func reason(for error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      guard let attempt = error.connectionErrors.first else { return "the name of its host is not known here" }
      return reason(for: attempt.error)
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case let error as HTTPClientError: return error.shortDescription.lowercased()
    default:
      let text = "\(error)"
      if text.contains("CERTIFICATE_VERIFY_FAILED") { return "its certificate is not trusted here" }
      return text.hasPrefix("handshakeFailed") ? "no secure connection can be made" : text
    }
  }
}
