import Failures
import Files
import MetaCAM

/// The folder that a command writes pictures into, each as `<image>.<network>.<what>.<format>`, none over a file that is read.
struct PictureFolder: Sendable {
  private let folder: String
  /// What results of the network are called.
  let tag: String
  private let format: FigureFormat
  private let inputs: InputFiles

  /// - Parameters:
  ///   - tag: what results of the network are called.
  ///   - inputs: what is read.
  init(_ folder: String, tag: String, _ format: FigureFormat, sparing inputs: InputFiles) {
    self.folder = folder
    self.tag = tag
    self.format = format
    self.inputs = inputs
  }

  /// Where a picture goes.
  ///
  /// - Parameters:
  ///   - image: what the results of its picture are called.
  ///   - what: it shows, by whatever names.
  ///   - ending: that of the folder's format where nothing is said.
  /// - Throws: `FileError` where that is a file which is read.
  func path(of image: String, _ what: String, ending: String? = nil) throws(FileError) -> String {
    let path =
      (folder == "." ? "" : "\(folder)/") + "\(image).\(tag).\(ShownText.fileName(what)).\(ending ?? format.rawValue)"
    try inputs.check(output: path)
    return path
  }
}
