using Hengjian.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTaskRecord>
{
    public void Configure(EntityTypeBuilder<WorkTaskRecord> builder)
    {
        builder.ToTable("work_tasks");
        builder.Property(r => r.Key).HasMaxLength(120);
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Link).HasMaxLength(300);
        builder.Property(r => r.MadeBy).HasMaxLength(40);
        builder.Property(r => r.DoneBy).HasMaxLength(40);
        builder.HasIndex(r => new { r.UnitId, r.DoneAt, r.Due });
        builder.HasIndex(r => new { r.PersonId, r.DoneAt, r.Due });
        builder.HasIndex(r => r.Key).IsUnique();
    }
}
