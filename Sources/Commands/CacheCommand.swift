import ArgumentParser
import FoundationEssentials
import MetaCAM
import OpenVINORuntime

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "List the compiled networks that are kept for the next time, or remove them.",
    discussion: """
      They lie below METACAM_CACHE, or else XDG_CACHE_HOME/metacam or ~/.cache/metacam, in a folder that is the user's \
      alone. Together they take at most METACAM_CACHE_LIMIT bytes, such as 500M or 4G (default: 2G); the longest unused \
      goes first.

      Examples:
        metacam cache
        metacam cache clear
      """, subcommands: [Clear.self])

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() throws {
    let folder = try Self.folder()
    let entries = try folder.entries()
    let limit = try CacheFolder().limit
    if json {
      return try JSONOutput.write(
        Output(
          folder: folder.path, entries: entries.map(EntryOutput.init), bytes: entries.reduce(0) { $0 + $1.size },
          limit: limit))
    }
    try StandardOutput.print(folder.path)
    for entry in entries {
      let size = Columns.right(Columns.size(entry.size), width: 12)
      try StandardOutput.print("  \(entry.name.prefix(16))  \(size)  \(EntryOutput(entry).lastUse)")
    }
    try StandardOutput.print("\(Self.summary(entries)) of at most \(Columns.size(limit))")
  }

  private static func folder() throws -> ModelCacheFolder {
    guard let path = try CacheFolder().compiledNetworks() else {
      throw MetaCAMError(.invalidSetting, "there is no folder for compiled networks; set METACAM_CACHE to one")
    }
    return try ModelCacheFolder(path: path)
  }

  private static func summary(_ entries: [ModelCacheFolder.Entry]) -> String {
    let total = Columns.size(entries.reduce(0) { $0 + $1.size })
    return "\(entries.count) network\(entries.count == 1 ? "" : "s"), \(total)"
  }

  private struct Output: Encodable {
    let folder: String
    let entries: [EntryOutput]
    let bytes: Int
    let limit: Int
  }

  private struct EntryOutput: Encodable {
    let name: String
    let bytes: Int
    /// In UTC.
    let lastUse: String

    init(_ entry: ModelCacheFolder.Entry) {
      name = entry.name
      bytes = entry.size
      lastUse = Date(timeIntervalSince1970: entry.lastUse).formatted(.iso8601)
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear", abstract: "Remove all compiled networks; fetched weights stay.")

    func run() throws {
      let folder = try CacheCommand.folder()
      let entries = try folder.entries()
      try folder.clear()
      try StandardOutput.print("removed \(CacheCommand.summary(entries))")
    }
  }
}
