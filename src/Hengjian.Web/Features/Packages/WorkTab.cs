using Hengjian.Evaluation.Packages;

namespace Hengjian.Web.Features.Packages;

/// <summary>A page on which some of a unit's part is done: figures, texts, evidence.</summary>
/// <param name="Order">Place: 数据 10, 文字 20, 佐证 30.</param>
/// <param name="Title">数据.</param>
/// <param name="Href">Address.</param>
/// <param name="Words">How far it is: 23 格已填 21 格.</param>
/// <param name="Tone">Good when nothing is missing.</param>
public sealed record WorkTab(int Order, string Title, string Href, string Words, Components.ChipTone Tone = Components.ChipTone.Plain);

/// <summary>A feature's pages for a unit's part; registered with the services. None for a part it has nothing to do with.</summary>
public delegate Task<IReadOnlyList<WorkTab>> WorkTabSource(ContributionWork work, CancellationToken cancel);
