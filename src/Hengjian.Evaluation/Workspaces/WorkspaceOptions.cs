using Hengjian.Data.Records;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>How a workspace is opened.</summary>
/// <param name="Providers">The databases the front end brings.</param>
public sealed record WorkspaceOptions(IReadOnlyList<DatabaseProvider> Providers)
{
    /// <summary>Chooses the provider; null is the SQLite file inside the workspace.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
