namespace Hengjian.Domain.Tasks;

/// <summary>抄送: who else is told of a task.</summary>
public sealed class TaskCopyRecord
{
    /// <summary>The task.</summary>
    public required long TaskId { get; init; }

    /// <summary>The person.</summary>
    public required long PersonId { get; init; }
}
