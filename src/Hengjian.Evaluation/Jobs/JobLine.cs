using Hengjian.Domain.Jobs;

namespace Hengjian.Evaluation.Jobs;

/// <summary>A job as lists show it: without its log, which may be as long as a file has errors.</summary>
/// <param name="Id">Number in the database.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="State">How it stands.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Message">Chinese: what it is doing, or how it ended.</param>
/// <param name="CreatedBy">Sign-in name of who started it.</param>
/// <param name="CreatedAt">When it was asked for.</param>
public sealed record JobLine(
    long Id, string Title, JobState State, double Progress, string Message, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>The newest jobs somebody may see.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Total">How many there are, also those not listed.</param>
public sealed record JobList(IReadOnlyList<JobLine> Lines, int Total);
