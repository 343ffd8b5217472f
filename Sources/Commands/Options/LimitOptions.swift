import ArgumentParser
import MetaCAM

/// How much of the machine the files may ask for.
struct LimitOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Take networks and pictures of any size.",
      discussion:
        "By default those are refused that no image classifier comes near, before they take time and memory: see"
        + " Documentation/Limits.md."))
  var allowLarge = false

  var limits: Limits { allowLarge ? .lifted : .usual }
}
