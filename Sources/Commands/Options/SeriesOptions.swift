import ArgumentParser
import MetaCAM

/// What happens where one of several pictures cannot be done.
struct SeriesOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Go on where a picture cannot be read or computed (default with several pictures).",
      discussion: "It is reported, the others are finished, and the exit status is 1."))
  var keepGoing: Bool?

  func failures(of pictures: [String], console: Console) -> FailedPictures {
    FailedPictures(of: pictures.count, isGoingOn: keepGoing ?? (pictures.count > 1), console: console)
  }
}
