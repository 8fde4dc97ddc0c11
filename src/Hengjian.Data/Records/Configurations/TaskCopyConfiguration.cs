using Hengjian.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class TaskCopyConfiguration : IEntityTypeConfiguration<TaskCopyRecord>
{
    public void Configure(EntityTypeBuilder<TaskCopyRecord> builder)
    {
        builder.ToTable("task_copies");
        builder.HasKey(r => new { r.TaskId, r.PersonId });
        builder.Property(r => r.PersonId).ValueGeneratedNever();
        builder.Property(r => r.TaskId).ValueGeneratedNever();
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<WorkTaskRecord>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
