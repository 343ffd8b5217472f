import NIOHTTP1

/// What every answer tells a browser: to load nothing from elsewhere, to run nothing that is not a file of ours, and to guess no
/// types.
enum SafeHeaders {
  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "connect-src 'self'",
    "font-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let headers: [(String, String)] = [
    ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
  ]

  static func added(to response: Response) -> Response {
    var response = response
    for (name, value) in headers { response.headers.replaceOrAdd(name: name, value: value) }
    if !response.headers.contains(name: "Cache-Control") {
      response.headers.add(name: "Cache-Control", value: "no-store")
    }
    return response
  }
}
