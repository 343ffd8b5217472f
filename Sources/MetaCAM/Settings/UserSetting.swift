import Imaging
import OpenVINORuntime

/// What can be set once for every command: by a variable of the environment, or in the configuration file.
///
///     try UserSettings.current().value(.cacheFolder)
///
/// A variable goes before the file, and an option of the command line before both.
public struct UserSetting: NamedRow {
  public static let noun = "setting"
  /// Its key in the configuration file.
  public let slug: String
  /// Its variable.
  public let variable: String
  public let summary: String
  /// What its values are, for the message where one is something else.
  let taken: String
  let accepts: @Sendable (String) -> Bool

  public static func == (a: UserSetting, b: UserSetting) -> Bool { a.slug == b.slug }

  /// Where compiled networks and fetched weights are kept.
  public static let cacheFolder = UserSetting(
    slug: "cache", variable: "METACAM_CACHE",
    summary: "the folder of compiled networks and fetched weights (usual: ~/.cache/metacam)",
    taken: "the path of a folder", accepts: isPath)
  /// How large that folder may grow.
  public static let cacheLimit = UserSetting(
    slug: "cache-limit", variable: "METACAM_CACHE_LIMIT",
    summary: "how many bytes compiled networks may take together, such as 500M or 4G (usual: 2G)",
    taken: "a number of bytes such as 500M or 4G", accepts: { bytes($0) != nil })
  /// Where weights of built-in networks lie.
  public static let weightsFolder = UserSetting(
    slug: "weights", variable: "METACAM_WEIGHTS",
    summary: "the folder where weights of built-in networks are looked for, and nowhere else",
    taken: "the path of a folder", accepts: isPath)
  /// How many threads a network runs on.
  public static let threads = UserSetting(
    slug: "threads", variable: "METACAM_THREADS", summary: "how many threads a network runs on (usual: one a core)",
    taken: "a number from 1 to 1024", accepts: { Int($0).map((1...1024).contains) == true })
  /// What networks compute in.
  public static let precision = UserSetting(
    slug: "precision", variable: "METACAM_PRECISION",
    summary: "what networks compute in: f32, bf16 or auto (usual: f32)",
    taken: "one of \(precisions.joined(separator: ", "))", accepts: precisions.contains)
  /// What is said beside results.
  public static let logLevel = UserSetting(
    slug: "log-level", variable: "METACAM_LOG_LEVEL",
    summary: "what is said beside results: error, warning, note or debug (usual: note)",
    taken: "one of error, warning, note, debug", accepts: { ["error", "warning", "note", "debug"].contains($0) })

  public static let all = [cacheFolder, cacheLimit, weightsFolder, threads, precision, logLevel]

  private static let precisions = Core.Precision.allCases.map(\.rawValue) + ["auto"]

  private static func isPath(_ text: String) -> Bool { !text.isEmpty && !text.utf8.contains(0) }

  /// A number of bytes, which may end with K, M, G or T for powers of 1024; nil for another text.
  static func bytes(_ text: String) -> Int? {
    let shift = ["K": 10, "M": 20, "G": 30, "T": 40][text.suffix(1).uppercased()]
    guard let number = Int(shift == nil ? text[...] : text.dropLast()), number >= 0, number <= Int.max >> (shift ?? 0)
    else { return nil }
    return number << (shift ?? 0)
  }
}
