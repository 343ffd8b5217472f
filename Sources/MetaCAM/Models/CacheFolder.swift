import Files
import FoundationEssentials

/// Where things are kept that can be made again.
public enum CacheFolder {
  /// Compiled networks: below `METACAM_CACHE`, else `XDG_CACHE_HOME/metacam`, else `~/.cache/metacam`; nil where none
  /// of them can be written, and then nothing is kept.
  public static var compiledNetworks: String? {
    guard let root else { return nil }
    let folder = root + "/compiled"
    return (try? AtomicFile.makeFolder(folder)) == nil ? nil : folder
  }

  /// Weights that were fetched: below the same folder, which need not exist; nil where the environment names none.
  public static var weights: String? { root.map { $0 + "/weights" } }

  private static var root: String? {
    let environment = ProcessInfo.processInfo.environment
    func setting(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    return setting("METACAM_CACHE") ?? setting("XDG_CACHE_HOME").map { $0 + "/metacam" }
      ?? setting("HOME").map { $0 + "/.cache/metacam" }
  }
}
