import ArgumentParser

/// Which network is asked, and how: what every command takes that asks one about pictures.
struct SessionOptions: ParsableArguments {
  @OptionGroup var model: ModelOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var series: SeriesOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var console: ConsoleOptions
}
