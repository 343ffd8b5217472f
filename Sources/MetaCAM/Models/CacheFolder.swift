import Files
import FoundationEssentials
import OpenVINORuntime

/// Where things are kept that can be made again.
///
///     let folder = try CacheFolder().compiledNetworks()
public struct CacheFolder: Sendable {
  /// The setting `cache`, else `XDG_CACHE_HOME/metacam`, else `~/.cache/metacam`; nil where the environment names none.
  public let root: String?
  private let limitText: String?

  /// The folder that the environment or the configuration file names.
  /// - Parameter environment: by default that of the process.
  /// - Throws: `MetaCAMError` for a configuration file that cannot be read.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(MetaCAMError) {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let settings = try UserSettings(environment: environment)
    root =
      settings.value(.cacheFolder) ?? variable("XDG_CACHE_HOME").map { $0 + "/metacam" }
      ?? variable("HOME").map { $0 + "/.cache/metacam" }
    limitText = settings.value(.cacheLimit)
  }

  /// Compiled networks: in a folder of their own below the root, made if missing; nil where it cannot be written or there is no
  /// root, and then nothing is kept.
  /// - Throws: `FileError.notPrivate` if the folder is a link, somebody else's, or one that others may write to.
  public func compiledNetworks() throws(FileError) -> String? {
    guard let root else { return nil }
    do throws(FileError) { return try PrivateFolder(path: root + "/compiled").path } catch {
      if error.code == .notPrivate { throw error }
      return nil
    }
  }

  /// How many bytes compiled networks may take together: the setting `cache-limit`, in bytes or with K, M, G or T for powers
  /// of 1024, else `ModelCache.usualLimit`.
  /// - Throws: `MetaCAMError` if it says something else.
  public func limit() throws(MetaCAMError) -> Int {
    guard let limitText else { return ModelCache.usualLimit }
    let shift = ["K": 10, "M": 20, "G": 30, "T": 40][limitText.suffix(1).uppercased()]
    let digits = shift == nil ? limitText[...] : limitText.dropLast()
    if let number = Int(digits), number >= 0, number <= Int.max >> (shift ?? 0) { return number << (shift ?? 0) }
    throw MetaCAMError(
      .invalidSetting, "METACAM_CACHE_LIMIT takes a number of bytes such as 500M or 4G", context: ["value": limitText])
  }

  /// Weights that were fetched: below the same folder, which need not exist.
  public var weights: String? { root.map { $0 + "/weights" } }
}
