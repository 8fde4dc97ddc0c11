using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Features.Workshop;

/// <summary>The words that fields of the form carry: those of the catalogue's files.</summary>
internal static class DraftWords
{
    internal static string Of(SchoolStage stage) => Word(CatalogueWords.Stages, stage);

    internal static string Of(RegionLevel level) => Word(CatalogueWords.Levels, level);

    internal static string Word<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
