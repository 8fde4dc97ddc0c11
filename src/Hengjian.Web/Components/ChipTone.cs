namespace Hengjian.Web.Components;

/// <summary>Tone of a state chip.</summary>
public enum ChipTone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>Done, met.</summary>
    Good,

    /// <summary>Waits for somebody.</summary>
    Waiting,

    /// <summary>Failed, not met.</summary>
    Bad,

    /// <summary>In progress.</summary>
    Active,
}
