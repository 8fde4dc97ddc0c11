namespace Hengjian.Domain.SelfReports;

/// <summary>报告修改: what a person wrote over a built block.</summary>
public sealed class ReportEditRecord
{
    /// <summary>The paper.</summary>
    public required long ReportId { get; init; }

    /// <summary>The block.</summary>
    public required string BlockId { get; init; }

    /// <summary>Of the built text it was written over.</summary>
    public required string BaseSha256 { get; set; }

    /// <summary>The built text it was written over.</summary>
    public string BaseText { get; set; } = "";

    /// <summary>The person's text.</summary>
    public required string Text { get; set; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
