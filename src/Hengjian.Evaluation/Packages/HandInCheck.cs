using Hengjian.Data.Records;

namespace Hengjian.Evaluation.Packages;

/// <summary>One thing that keeps a unit's part from being handed in, or that its head must look at.</summary>
/// <param name="Text">Chinese: what is missing or wrong.</param>
/// <param name="Link">The place where it is put right.</param>
/// <param name="Blocks">True: it must be put right before handing in. False: the head accepts it or not.</param>
public sealed record HandInObstacle(string Text, string Link, bool Blocks = true);

/// <summary>
/// A feature's word on a unit's part: values missing or wrong, texts, slots for evidence. Registered with the services,
/// one per feature; handing in asks all of them inside its transaction.
/// </summary>
/// <param name="db">The transaction's.</param>
/// <param name="contribution">Id of the contribution.</param>
/// <param name="cancel">Gives up.</param>
public delegate Task<IReadOnlyList<HandInObstacle>> HandInCheck(AppDb db, long contribution, CancellationToken cancel);

/// <summary>What must follow, in the same transaction, when a contribution's state or openness changes: columns open, locks end.</summary>
/// <param name="db">The transaction's.</param>
/// <param name="contribution">Id of the contribution, whose new state is saved.</param>
/// <param name="cancel">Gives up.</param>
public delegate Task ContributionChanged(AppDb db, long contribution, CancellationToken cancel);
