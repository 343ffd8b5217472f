import Files
import FoundationEssentials
import OpenVINORuntime

/// Where things are kept that can be made again.
public enum CacheFolder {
  /// Compiled networks: in a folder of their own below `METACAM_CACHE`, else `XDG_CACHE_HOME/metacam`, else
  /// `~/.cache/metacam`, made if missing; nil where it cannot be written or the environment names none, and then nothing
  /// is kept.
  /// - Throws: `FileError.notPrivate` if the folder is a link, somebody else's, or one that others may write to.
  public static func compiledNetworks() throws(FileError) -> String? {
    guard let root else { return nil }
    do throws(FileError) { return try PrivateFolder(path: root + "/compiled").path } catch {
      if error.code == .notPrivate { throw error }
      return nil
    }
  }

  /// How many bytes compiled networks may take together: `METACAM_CACHE_LIMIT`, in bytes or with K, M, G or T for powers
  /// of 1024, else `ModelCache.usualLimit`.
  /// - Throws: `MetaCAMError` if the variable says something else.
  public static func limit() throws(MetaCAMError) -> Int {
    guard let text = setting("METACAM_CACHE_LIMIT") else { return ModelCache.usualLimit }
    let shift = ["K": 10, "M": 20, "G": 30, "T": 40][text.suffix(1).uppercased()]
    if let number = Int(shift == nil ? text[...] : text.dropLast()), number >= 0, number <= Int.max >> (shift ?? 0) {
      return number << (shift ?? 0)
    }
    throw MetaCAMError(
      .invalidSetting, "METACAM_CACHE_LIMIT takes a number of bytes such as 500M or 4G", context: ["value": text])
  }

  /// Weights that were fetched: below the same folder, which need not exist; nil where the environment names none.
  public static var weights: String? { root.map { $0 + "/weights" } }

  private static var root: String? {
    setting("METACAM_CACHE") ?? setting("XDG_CACHE_HOME").map { $0 + "/metacam" }
      ?? setting("HOME").map { $0 + "/.cache/metacam" }
  }

  private static func setting(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
