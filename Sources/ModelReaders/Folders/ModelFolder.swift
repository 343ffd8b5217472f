import Failures
import FoundationEssentials
import Graphs

/// A network as model hubs keep it: a folder with `config.json`, weights, and how pictures are prepared.
///
///     let folder = try ModelFolder(contentsOf: "vit-base")
///     folder.graph     // built from the configuration
///     folder.pictures  // what its own processor does
///
/// Folders of the libraries `transformers` (`model_type`) and `timm` (`architecture`) are read. Nothing in them is run, and
/// no path in them leaves the folder.
public struct ModelFolder: Sendable {
  /// The library and what it calls the network: `transformers' vit`.
  public let name: String
  public let graph: Graph
  public let pictures: PictureFormat
  /// Nil where the folder does not name them.
  public let classNames: ClassNames?
  /// Nil where there is one number alone, and nothing says what it is.
  public let classes: Classes?
  /// What had to be assumed.
  public let notes: [Note]

  /// How classes are related.
  public enum Classes: Sendable {
    /// A picture is of one of them: softmax.
    case exclusive
    /// Each has a probability of its own: sigmoid.
    case independent
  }

  /// True for a folder with `config.json`.
  public static func isFolder(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/config.json")
  }

  /// - Throws: `FileError` if a file cannot be read; `ModelError` that says in a line which value is wrong or not supported,
  ///   which weights are missing, left over or of another shape, or which path leaves the folder.
  public init(contentsOf path: String) throws {
    let configuration = try Configuration(contentsOf: "\(path)/config.json", name: "config.json")
    do {
      if configuration["architecture"] != nil {
        try self.init(timm: configuration, path)
      } else {
        try self.init(hub: configuration, path)
      }
    } catch let error as ModelError where error.context["folder"] == nil && error.context["file"] == nil {
      throw error.adding(["folder": path])
    }
  }

  private init(hub configuration: Configuration, _ path: String) throws {
    let kind = try configuration.text("model_type")
    guard let family = HubFamily.all.first(where: { $0.kind == kind }) else {
      throw configuration.unsupported("model_type", "'\(kind)'", known: HubFamily.all.map(\.kind))
    }
    let network = try family.make(configuration)
    name = "transformers' \(kind)"
    let count: Int
    (graph, count) = try network.graph(name, FolderWeights.read(from: path))
    let file = "preprocessor_config.json"
    if FileManager.default.fileExists(atPath: "\(path)/\(file)") {
      let pictures = try Configuration(contentsOf: "\(path)/\(file)", name: file)
      self.pictures = try HubPictures.format(pictures, kind: kind, side: network.side)
      notes = []
    } else {
      pictures = try HubPictures.format(nil, kind: kind, side: network.side)
      notes = [
        Note("the folder has no \(file), and pictures are prepared as transformers does for \(kind) by default")
      ]
    }
    classNames = try FolderLabels.hub(configuration)
    switch try configuration.text("problem_type", "") {
    case "multi_label_classification": classes = .independent
    case "regression": throw configuration.unsupported("problem_type", "'regression'")
    default: classes = count > 1 ? .exclusive : nil
    }
  }

  private init(timm configuration: Configuration, _ path: String) throws {
    let architecture = try configuration.text("architecture")
    // What stands behind a point names the training.
    let plain = architecture.split(separator: ".").first.map(String.init) ?? architecture
    let settings = Configuration(configuration["pretrained_cfg"]?.object ?? [:], file: "config.json")
    let values = Configuration(configuration["model_args"]?.object ?? [:], file: "config.json")
    let size = try settings.integers("input_size", [3, 224, 224], count: 3, in: Configuration.sides)
    let arguments = TimmFamily.Arguments(
      values: values, side: size[1],
      pooling: try values.text("global_pool", configuration.text("global_pool", TimmFamily.usualPooling(plain))))
    guard let network = try TimmFamily.all.lazy.compactMap({ try $0.make(plain, arguments) }).first else {
      throw configuration.unsupported("architecture", "'\(plain)'", known: TimmFamily.all.map(\.example))
    }
    name = "timm's \(plain)"
    let count: Int
    (graph, count) = try network.graph(name, FolderWeights.read(from: path))
    pictures = try TimmPictures.format(settings, side: network.side)
    classNames = try FolderLabels.timm(configuration, settings)
    classes = count > 1 ? .exclusive : nil
    notes = []
  }
}

extension FolderNetwork {
  /// The graph, and how many classes it has.
  func graph(_ name: String, _ weights: StateDictionary) throws -> (Graph, classCount: Int) {
    var module = ModuleGraph(weights: weights, channels: channels) { [names] in names($0) }
    module.allowUnneeded(prefixes: unneeded)
    try network.build(&module)
    return (try module.finished(architecture: name, remedy: Configuration.exporting), module.classCount)
  }
}
