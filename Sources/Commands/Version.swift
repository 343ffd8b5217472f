/// The program's version, which results name.
enum Version {
  static let current = "0.1.0"
}
