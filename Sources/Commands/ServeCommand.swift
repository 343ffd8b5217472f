import ArgumentParser
import MetaCAM
import Page

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Open a page on this machine where pictures are asked about.",
    discussion: """
      Prints the address of the page, which holds a token, and serves until it is ended. A folder that holds a study \
      (study.json) is shown as a gallery of its cases, any other one as pictures to choose from. Files outside of the folders \
      are not read, and nothing is sent anywhere: the page works without a network.

      Documentation/Page.md has the API for scripts, and who may come in.

      Examples:
        metacam serve
        metacam serve photographs run --model resnet152 mine.onnx
        metacam serve --port 9000 --token "$(cat token)"
      """)

  @Argument(help: "Folders of pictures, or of studies.", completion: .file())
  var folders: [String] = []

  @Option(
    name: .customLong("model"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The networks that can be asked, the usual one first: names or files, as `explain` takes them (default: efficientnet-lite0).",
      valueName: "model"), completion: .networks)
  var models: [String] = []

  @Option(help: "The port; 0 takes any (default: 8080, or the next one that is free).")
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "The address to listen at. Beyond this machine it needs --token; put a proxy before it for TLS. At 0.0.0.0, name by --host what others call this machine.",
      valueName: "address"))
  var bind = "127.0.0.1"

  @Option(
    help: ArgumentHelp("What lets a client in; at least 16 letters, digits, '-' or '_' (default: a new one each time).")
  )
  var token: String?

  @Option(
    name: .customLong("host"), parsing: .singleValue,
    help: ArgumentHelp(
      "A further name or address that the server is called by, such as a proxy's: page.example.org; give the option once a name.",
      valueName: "host"))
  var hosts: [String] = []

  @Flag(name: .long, help: "Take networks from clients.")
  var allowModelUpload = false

  @Option(
    name: .customLong("cache-size"),
    help: ArgumentHelp("What pictures and results may take in memory, in megabytes.", valueName: "MB"))
  var cacheSize = 512

  @Option(
    help: ArgumentHelp(
      "Where a network is asked about texts: the vocabulary that it was trained with (default: beside the network).",
      valueName: "file"), completion: .file())
  var vocabulary: String?

  @Option(
    help: ArgumentHelp(
      "Where a network is asked about texts: the .onnx file that takes them (default: the network's own file).",
      valueName: "file"), completion: .file())
  var textModel: String?

  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  func validate() throws {
    if let port, !(0...65535).contains(port) {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port).")
    }
    if !(16...1_000_000).contains(cacheSize) {
      throw ValidationError("--cache-size takes a number of megabytes from 16 to 1000000, not \(cacheSize).")
    }
    if let token {
      let isPlain = token.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
      guard token.utf8.count >= 16, token.utf8.count <= 256, isPlain else {
        throw ValidationError("--token takes 16 to 256 letters, digits, '-' or '_'.")
      }
    } else if !isLocal {
      throw ValidationError("--bind \(bind) lets others reach the page: give them a secret by --token.")
    }
  }

  /// Whether nobody but this machine reaches it.
  private var isLocal: Bool { bind == "localhost" || bind == "::1" || bind.hasPrefix("127.") }

  func run() async throws {
    let console = try consoleOptions.console()
    // What is wrong with the engine's options shows now, and not at the first question.
    let engine = try engineOptions.engine()
    var options = PageOptions(
      networks: models.isEmpty ? ["efficientnet-lite0"] : models, version: Version.current, makeEngine: { engine })
    options.folders = folders
    options.address = bind
    options.vocabulary = vocabulary
    options.textModel = textModel
    options.port = port
    options.token = token
    options.hosts = hosts
    options.hostRemedy = "use the address that the program printed, or start it with --host and the name in yours"
    options.cacheRemedy = "make the picture smaller, or start the server with a larger --cache-size"
    options.allowsModelUpload = allowModelUpload
    options.modelUploadRemedy =
      "name the network at the start, by --model, or start the server with --allow-model-upload"
    options.cacheBytes = cacheSize << 20
    options.limits = limitOptions.limits
    options.words = CommandWords.words
    options.commandLine = \.commandLine
    if allowModelUpload {
      guard let cache = try CacheFolder().compiledNetworks() else {
        throw ValidationError("--allow-model-upload needs a folder for them: set METACAM_CACHE.")
      }
      options.uploadFolder = "\(cache)-uploads"
    }
    let server = try await PageServer.started(options)
    if !isLocal {
      console.warn("others reach this page, and what they send is not encrypted: put a proxy with TLS before it")
      if hosts.isEmpty, ["0.0.0.0", "::"].contains(bind) {
        console.note("others are let in by a name that --host gives, such as this machine's address")
      }
    }
    try StandardOutput.print(server.url)
    console.note("serving; Ctrl-C ends it")
    do { try await server.warmUp() } catch { console.warn("the network cannot be asked: \(error.worded)") }
    try await server.untilClosed()
  }
}
