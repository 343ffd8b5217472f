/// The program's version, which results name.
enum Version {
  static let current = "0.2.0"
}
