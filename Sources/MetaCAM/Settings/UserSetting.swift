import Imaging

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

  /// Where compiled networks and fetched weights are kept.
  public static let cacheFolder = UserSetting(
    slug: "cache", variable: "METACAM_CACHE",
    summary: "the folder of compiled networks and fetched weights (usual: ~/.cache/metacam)")
  /// How large that folder may grow.
  public static let cacheLimit = UserSetting(
    slug: "cache-limit", variable: "METACAM_CACHE_LIMIT",
    summary: "how many bytes compiled networks may take together, such as 500M or 4G (usual: 2G)")
  /// Where weights of built-in networks lie.
  public static let weightsFolder = UserSetting(
    slug: "weights", variable: "METACAM_WEIGHTS",
    summary: "the folder where weights of built-in networks are looked for, and nowhere else")
  /// How many threads a network runs on.
  public static let threads = UserSetting(
    slug: "threads", variable: "METACAM_THREADS", summary: "how many threads a network runs on (usual: one a core)")
  /// What networks compute in.
  public static let precision = UserSetting(
    slug: "precision", variable: "METACAM_PRECISION",
    summary: "what networks compute in: f32, bf16 or auto (usual: f32)")
  /// What is said beside results.
  public static let logLevel = UserSetting(
    slug: "log-level", variable: "METACAM_LOG_LEVEL",
    summary: "what is said beside results: error, warning, note or debug (usual: note)")

  public static let all = [cacheFolder, cacheLimit, weightsFolder, threads, precision, logLevel]
}
