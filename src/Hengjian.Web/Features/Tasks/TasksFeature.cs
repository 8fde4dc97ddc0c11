namespace Hengjian.Web.Features.Tasks;

/// <summary>待办.</summary>
public static class TasksFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddTasks(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapTasks(this IEndpointRouteBuilder app)
    {
    }
}
