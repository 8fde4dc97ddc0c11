using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Diagnostics;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>What a formula is bound against.</summary>
/// <param name="Catalogue">Names.</param>
/// <param name="Formula">The text, for messages.</param>
/// <param name="Owner">The indicator; gives unit, rows and result grain.</param>
/// <param name="Stage">The stage being computed.</param>
internal sealed record BindingScope(
    IndicatorCatalogue Catalogue, FormulaText Formula, Indicator Owner, SchoolStage Stage);

/// <summary>Where in a formula a node stands.</summary>
/// <param name="Shape">What it is computed for.</param>
/// <param name="InAggregate">Inside an aggregate's brackets.</param>
internal readonly record struct Place(Shape Shape, bool InAggregate);
