import Files
import FoundationEssentials
import OpenVINORuntime

/// Where things are kept that can be made again.
///
///     let folder = try CacheFolder().compiledNetworks()
public struct CacheFolder: Sendable {
  /// The setting `cache`, else `XDG_CACHE_HOME/metacam`, else `~/.cache/metacam`; nil where the environment names none.
  public let root: String?

  /// The folder that this process's environment or the configuration file names.
  /// - Throws: `MetaCAMError` for a setting that is none, or a configuration file that cannot be read.
  public init() throws(MetaCAMError) {
    self.init(try UserSettings.current(), ProcessInfo.processInfo.environment)
  }

  /// The folder of another environment.
  /// - Throws: `MetaCAMError` for a setting that is none, or a configuration file that cannot be read.
  public init(environment: [String: String]) throws(MetaCAMError) {
    self.init(try UserSettings(environment: environment), environment)
  }

  private init(_ settings: UserSettings, _ environment: [String: String]) {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    root =
      settings.value(.cacheFolder) ?? variable("XDG_CACHE_HOME").map { $0 + "/metacam" }
      ?? variable("HOME").map { $0 + "/.cache/metacam" }
    limit = settings.value(.cacheLimit).flatMap(UserSetting.bytes) ?? ModelCache.usualLimit
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

  /// How many bytes compiled networks may take together: the setting `cache-limit`, else `ModelCache.usualLimit`.
  public let limit: Int

  /// Weights that were fetched: below the same folder, which need not exist.
  public var weights: String? { root.map { $0 + "/weights" } }
}
