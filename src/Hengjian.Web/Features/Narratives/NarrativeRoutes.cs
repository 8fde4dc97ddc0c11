using System.Globalization;
using Hengjian.Domain.Narratives;

namespace Hengjian.Web.Features.Narratives;

/// <summary>Every address of texts.</summary>
internal static class NarrativeRoutes
{
    internal const string WorkPattern = "/narrative/work/{id:long}";
    internal const string BlockPattern = WorkPattern + "/{kind}";

    internal static string Work(long contribution) => "/narrative/work/" + contribution.ToString(CultureInfo.InvariantCulture);

    internal static string Block(long contribution, NarrativeKind kind) => $"{Work(contribution)}/{Id(kind)}";

    /// <summary>state, effect, practice, problem, next.</summary>
    internal static string Id(NarrativeKind kind) => kind.ToString().ToLowerInvariant();

    internal static NarrativeKind? Kind(string? word) => Enum.TryParse<NarrativeKind>(word, ignoreCase: true, out var kind) && Id(kind) == word ? kind : null;
}
