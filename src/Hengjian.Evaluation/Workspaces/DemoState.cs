namespace Hengjian.Evaluation.Workspaces;

/// <summary>Whether a workspace holds the invented province. Default passwords exist in demo workspaces only.</summary>
public enum DemoState
{
    /// <summary>A real workspace.</summary>
    None,

    /// <summary>Its making was begun and has not ended: it must be made anew.</summary>
    BeingMade,

    /// <summary>A demo workspace; every page says so.</summary>
    Demo,
}
