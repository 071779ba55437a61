export { stagesOf } from '../../domain/stages/stages-of';
