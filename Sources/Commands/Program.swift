import MetaCAM

@main
struct Program {
  static func main() {}
}
